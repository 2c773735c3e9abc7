#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
# Boots user-mode Linux, a kernel as a process of this one, with the files of this machine, which it cannot change.
# Its console is standard input and output. Exits with 77 where that cannot be, and says why.
set -eu
cd "$(dirname "$0")"
export PATH=$PATH:/usr/sbin:/sbin
cannot() { echo "$*"; exit 77; }
command -v linux.uml >/dev/null || cannot "the package user-mode-linux is not installed"
for tool in i2cset busybox gcc taskset; do
    command -v $tool >/dev/null || cannot "$tool is not installed"
done
mkdir -p target
gcc -std=gnu11 -O2 -Wall -Wextra -Werror -fPIC -shared -o target/xstate.so.new xstate.c -ldl
mv target/xstate.so.new target/xstate.so
uml() { # on one processor: guest and kernel wait for each other all the time
    LD_PRELOAD=$PWD/target/xstate.so exec taskset -c "$(taskset -cp $$ | sed 's/.*[^0-9]//')" \
        linux.uml mem=1536M root=/dev/root rootfstype=hostfs rootflags=/ ro quiet con=null con0=fd:0,fd:1 "$@"
}
(uml init=/bin/true </dev/null 2>&1) | grep -q 'exitcode=0x00000000' || cannot "user-mode Linux does not start here"
uml init="$PWD/init.sh" JAVA_HOME="$JAVA_HOME"
