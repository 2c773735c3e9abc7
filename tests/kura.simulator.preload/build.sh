#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
# Makes target/simbus_preload.so, or what $1 says by the compiler $CC; fetches a C compiler if there is none.
set -eu
cd "$(dirname "$0")"
if ! command -v gcc >/dev/null || ! [ -e /usr/include/linux/i2c-dev.h ]; then
    [ "$(id -u)" = 0 ] || { echo "gcc and libc6-dev are missing; install them" >&2; exit 1; }
    apt-get update
    apt-get install -y --no-install-recommends gcc libc6-dev
fi
mkdir -p target
made=target/${1:-simbus_preload.so}
"${CC:-gcc}" -std=gnu11 -O2 -Wall -Wextra -Werror -fPIC -shared -pthread -o "$made.new" src/main/c/*.c -ldl
mv "$made.new" "$made"
