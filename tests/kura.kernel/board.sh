#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
# board.sh QMP PORT: boots Debian's kernel for 32-bit ARM on an emulated board, an i.MX6 Sabre Lite, with QEMU's own
# TMP105 "t0" at 0x48 of bus 0. QMP is where QEMU is to listen for who sets the temperature; port 9100 is PORT of this
# machine. In the guest are a Java and the laptop gateway, at the same place as here. Its console is standard input and
# output.
set -eu
cd "$(dirname "$0")"
laptop=$(cd ../../features/laptop/target/laptop && pwd)
java=$(./debs.sh armhf-java armhf openjdk-17-jre-headless libc6 libgcc-s1 libstdc++6 zlib1g busybox-static)
kernel=$(./debs.sh armhf-linux armhf linux-image-armmp)
version=$(ls "$kernel/lib/modules")
home=/usr/lib/jvm/java-17-openjdk-armhf

rm -rf target/board
mkdir -p "target/board$home" "target/board$laptop" target/board/usr/lib
cp -r "$java/lib" target/board
cp -r "$java/usr/lib/arm-linux-gnueabihf" target/board/usr/lib
rm -f "$java$home/lib/security/cacerts" # leads nowhere: another package's installation makes it
cp -rL "$java$home/bin" "$java$home/conf" "$java$home/lib" "target/board$home"
cp -r "$laptop/." "target/board$laptop"
./initramfs.sh "$kernel" "$java/bin/busybox" init.sh gpio-mxc i2c-imx i2c-dev fec >target/board.cpio
(cd target/board && find . | cpio -o -H newc --quiet) >>target/board.cpio

# with a second processor Java is slower: QEMU has them wait for each other
exec qemu-system-arm -M sabrelite -smp 1 -m 1024 -display none -monitor none -serial null -serial stdio -no-reboot \
    -kernel "$kernel/boot/vmlinuz-$version" -dtb "$kernel/usr/lib/linux-image-$version/imx6q-sabrelite.dtb" \
    -initrd target/board.cpio -append "console=ttymxc1,115200 quiet panic=-1 JAVA_HOME=$home" \
    -device tmp105,id=t0,bus=i2c-bus.0,address=0x48 -qmp "unix:$1,server=on,wait=off" \
    -nic "user,hostfwd=tcp:127.0.0.1:$2-:9100"
