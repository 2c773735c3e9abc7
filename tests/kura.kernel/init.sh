#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
# The first process of a guest: does the commands that come in by the console, a line each, and says how each ended.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mount -t tmpfs tmp /run # and not /tmp: what is tested may lie there
cd /run
busybox ip link set lo up
dmesg -n 1
stty -echo -onlcr
java() { "$JAVA_HOME"/bin/java -Djava.io.tmpdir=/run -XX:-UsePerfData -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "$@"; }
echo "guest: ready"
while IFS= read -r command; do
    eval "$command" </dev/null 2>&1
    echo "guest: done $?"
done
