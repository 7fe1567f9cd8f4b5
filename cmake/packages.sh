#!/usr/bin/env bash
# Installs Debian packages that are missing. To be sourced: need_packages NAME...
# Asks for sudo only where something is missing and the caller is not root.

need_packages() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
            missing+=("$package")
    done
    [ "${#missing[@]}" -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null; then
        printf 'this machine has no apt; install these packages by hand: %s\n' "${missing[*]}" >&2
        return 1
    fi
    printf 'installing %s\n' "${missing[*]}" >&2
    local root=()
    [ "$(id -u)" -eq 0 ] || root=(sudo)
    "${root[@]}" apt-get update -qq >&2 &&
        "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
            --no-install-recommends "${missing[@]}" >&2
}

# What the program is built from and runs with.
# shellcheck disable=SC2034
build_packages=(gcc g++ cmake ninja-build pkg-config libigraph-dev libgraphviz-dev libcjson-dev
    libutf8proc-dev nettle-dev libarpack2-dev liblapack-dev libblas-dev libglpk-dev libgmp-dev
    libplfit-dev zlib1g-dev libzstd-dev libexpat1-dev libsqlite3-dev gnuplot-nox fonts-liberation)

# What the tests need beyond that.
# shellcheck disable=SC2034
test_packages=(clang clang-tidy clang-format libclang-rt-14-dev libcmocka-dev valgrind shellcheck
    libxml2-utils poppler-utils librsvg2-bin graphviz python3 python3-jsonschema python3-yaml man-db groff
    git file binutils make doxygen dpkg-dev lintian zsh fish chromium gzip zstd zip sqlite3 unixodbc-dev libsqliteodbc
    python3-networkx python3-igraph unixodbc odbc-postgresql odbc-mariadb postgresql mariadb-server mariadb-client
    texlive-latex-recommended texlive-pictures texlive-luatex texlive-fonts-recommended texlive-lang-cyrillic
    strace cmark-gfm locales)

# The peers of tests/bench/series, for whoever wants to time them: need_packages "${bench_packages[@]}".
# shellcheck disable=SC2034
bench_packages=(python3-igraph python3-networkx python3-pandas python3-numpy python3-scipy r-base-core r-cran-igraph
    r-cran-data.table r-cran-jsonlite)

# What docs/cookbook.md and examples/README.md run beyond that; without it the tests skip their scripts.
# shellcheck disable=SC2034
docs_packages=(python3-matplotlib r-base-core r-cran-igraph r-cran-dbi r-cran-rsqlite)
