#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
# Makes target/simbus_preload_arm.so, and target/arm with a Java for 32-bit ARM. Exits with 77 where that cannot be, and
# says why.
set -eu
cd "$(dirname "$0")"
cannot() { echo "$*"; exit 77; }
for tool in qemu-arm-static arm-linux-gnueabihf-gcc; do
    command -v $tool >/dev/null || cannot "$tool is not installed"
done
java=$(../kura.kernel/debs.sh armhf-java armhf openjdk-17-jre-headless libc6 libgcc-s1 libstdc++6 zlib1g busybox-static) ||
    cannot "no Debian packages for 32-bit ARM could be fetched"
mkdir -p target
ln -sfn "$java" target/arm
CC=arm-linux-gnueabihf-gcc ./build.sh simbus_preload_arm.so
qemu-arm-static -L target/arm target/arm/usr/lib/jvm/java-17-openjdk-armhf/bin/java -version 2>/dev/null ||
    cannot "its Java does not run here"
