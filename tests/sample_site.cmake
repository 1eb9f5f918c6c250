# SPDX-License-Identifier: Apache-2.0
# Builds the site of a copy of the sample, from nothing. Exit 1 (published, with findings) is right: the sample has its
# imperfections planted.
file(REMOVE_RECURSE ${FOLDER}/sample-project ${FOLDER}/sample-site)
file(COPY ${SAMPLE}/ DESTINATION ${FOLDER}/sample-project PATTERN history EXCLUDE)
execute_process(COMMAND ${PROGRAM} build sample-project --output sample-site --timings WORKING_DIRECTORY ${FOLDER} RESULT_VARIABLE code)
if(NOT code EQUAL 0 AND NOT code EQUAL 1)
  message(FATAL_ERROR "qualitymap build ended with ${code}")
endif()
if(NOT EXISTS ${FOLDER}/sample-site/index.html)
  message(FATAL_ERROR "no index.html in ${FOLDER}/sample-site")
endif()
