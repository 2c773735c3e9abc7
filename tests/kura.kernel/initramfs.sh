#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
# initramfs.sh KERNEL BUSYBOX NEXT MODULES: writes to standard output a first root for an unpacked kernel package. It
# loads these modules and what they need, and then does what stands in the script NEXT.
set -eu
export PATH=$PATH:/usr/sbin:/sbin
kernel=$1 busybox=$2 next=$3
shift 3
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir "$root/bin" "$root/sbin" "$root/dev" "$root/proc" "$root/sys" "$root/run" "$root/host" "$root/modules"
cp "$busybox" "$root/bin/busybox"
cp "$next" "$root/next"
version=$(ls "$kernel/lib/modules")
depmod -b "$kernel" "$version"
modprobe -a -d "$kernel" -S "$version" --show-depends "$@" | sed -n 's/^insmod \([^ ]*\).*/\1/p' | awk '!seen[$0]++' |
    { i=100; while read -r module; do cp "$module" "$root/modules/$((i += 1))-${module##*/}"; done; }
cat >"$root/init" <<'END'
#!/bin/busybox sh
/bin/busybox --install -s /bin
for module in /modules/*; do
    insmod "$module"
done
. /next
END
chmod +x "$root/init"
cd "$root"
find . | cpio -o -H newc --quiet
