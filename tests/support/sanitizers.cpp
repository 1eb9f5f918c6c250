// SPDX-License-Identifier: Apache-2.0
// What the sanitizers report inside libraries that are not ours and are not built with them. Linked into the program
// and every test of the preset "tsan"; address and undefined behaviour need none. An entry names one library and says
// why it is no defect of ours; our own code is never named here.

extern "C" const char* __tsan_default_suppressions();  // NOLINT: the name is the sanitizer's

extern "C" const char* __tsan_default_suppressions() {
    return
        // GDAL 3.6: its registry of drivers and the list of its own mutexes lock each other in both orders while one
        // thread registers the drivers; no second thread is there yet (prepare_geo_library, std::call_once).
        "deadlock:libgdal\n"
        // Cairo 1.16 hands freed patterns and contexts from thread to thread through atomic pointers, and asks glibc
        // for the local time, which takes a lock of its own: the sanitizer sees free() and malloc() but neither of
        // these. Each of our threads has its own surface and context.
        "called_from_lib:libcairo.so\n";
}
