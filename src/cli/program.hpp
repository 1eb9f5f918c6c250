// SPDX-License-Identifier: Apache-2.0
// From argc and argv to an exit code: the one place where failures are caught and said.
#pragma once

namespace qm::cli {

int program(int argc, char** argv);

}  // namespace qm::cli
