# The program looks for templates and geodata beside itself first, then under <prefix>/share/qualitymap.
include(GNUInstallDirs)
install(TARGETS qualitymap RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY templates geodata DESTINATION ${CMAKE_INSTALL_DATADIR}/qualitymap
  PATTERN derive EXCLUDE)
install(FILES README.md README.zh-CN.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
