#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
# x86.sh SOCKET PORT...: boots Debian's kernel on an emulated PC, with the files of this machine, which it cannot change.
# Its simulated buses, module simbus, are answered at the socket; its ports 9100, 9101... are those of this machine. Its
# console is standard input and output.
set -eu
cd "$(dirname "$0")"
socket=$1
shift
headers=$(ls -d /usr/src/linux-headers-*-amd64 | sort -V | tail -n 1)
version=${headers#/usr/src/linux-headers-}
kernel=$(./debs.sh "linux-$version" amd64 "linux-image-$version")

rm -rf target/module
mkdir -p target/module
cp simbus.c target/module
echo 'obj-m := simbus.o' >target/module/Makefile
make -s -C "$headers" M="$PWD/target/module" modules >&2

cat >target/next <<'END'
mount -t 9p -o trans=virtio,version=9p2000.L,msize=512000,cache=loose,ro host /host
exec switch_root /host "$GUEST"
END
./initramfs.sh "$kernel" "$(command -v busybox)" target/next 9pnet_virtio virtio_pci 9p virtio_console e1000 i2c-dev lm75 \
    >target/x86.cpio

forward=
guest=9100
for port; do
    forward=$forward,hostfwd=tcp:127.0.0.1:$port-:$guest
    guest=$((guest + 1))
done
exec qemu-system-x86_64 -accel tcg,thread=multi -cpu max -smp 2 -m 1536 -display none -monitor none -serial stdio -no-reboot \
    -kernel "$kernel/boot/vmlinuz-$version" -initrd target/x86.cpio \
    -append "console=ttyS0 quiet panic=-1 mitigations=off tsc=unstable GUEST=$PWD/init.sh JAVA_HOME=$JAVA_HOME" \
    -virtfs local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap \
    -nic "user,model=e1000$forward" \
    -device virtio-serial -chardev "socket,id=simbus,path=$socket" -device virtserialport,chardev=simbus
