# SPDX-License-Identifier: Apache-2.0
# For generate.sh and test.sh: installs what the lists name and dpkg does not have. Nothing is asked of the network when
# everything is there.

# Prints the packages of the lists that are missing, one a line. A package counts as there when any of its names is.
missing_packages() {
    local line name program found
    sed -e 's/#.*//' -e 's/[[:space:]]*$//' "$@" | while IFS= read -r line; do
        [[ -n $line ]] || continue
        if [[ $line == *:* ]]; then
            program=${line%%:*}
            line=${line#*: }
            if command -v "$program" >/dev/null 2>&1; then continue; fi
        fi
        found=no
        for name in ${line//|/ }; do
            if dpkg-query -W -f='${db:Status-Abbrev}' "$name" 2>/dev/null | grep -q '^.i'; then found=yes; fi
        done
        [[ $found == yes ]] || printf '%s\n' "$line"
    done
}

# Of "a|b" the first name that apt can install.
choose_name() {
    local name
    for name in ${1//|/ }; do
        if apt-cache policy "$name" 2>/dev/null | grep -q 'Candidate: [^(]'; then
            printf '%s\n' "$name"
            return
        fi
    done
    printf '%s\n' "${1%%|*}"
}

# install_packages LIST…
install_packages() {
    local missing line names=() root=()
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        echo "This is no Debian or Ubuntu: install what $* name with your package manager; going on." >&2
        return 0
    fi
    missing=$(missing_packages "$@")
    [[ -n $missing ]] || return 0
    if [[ $(id -u) -ne 0 ]]; then
        if command -v sudo >/dev/null; then
            root=(sudo)
        else
            for line in $missing; do names+=("${line%%|*}"); done
            echo "Some packages are missing. As root, run:" >&2
            echo "    apt-get update && apt-get install --no-install-recommends ${names[*]}" >&2
            echo "and start this script again." >&2
            return 1
        fi
    fi
    echo "Installing: ${missing//$'\n'/ }"
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q ||
        echo "apt-get update failed; trying with the lists that are there." >&2
    for line in $missing; do names+=("$(choose_name "$line")"); done
    if ! "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${names[@]}"; then
        echo "These packages could not be installed: ${names[*]}" >&2
        return 1
    fi
}
