#!/bin/sh
# SPDX-License-Identifier: EPL-2.0
# debs.sh NAME ARCHITECTURE PACKAGES: unpacks Debian packages into a cache and says where; once. They need not be for
# this machine, which does not change. Instead of a package that only names the newest version it takes that one.
set -eu
name=$1 architecture=$2
shift 2
place=${XDG_CACHE_HOME:-$HOME/.cache}/kura-prometheus/$name
if [ ! -e "$place" ]; then
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    chmod 755 "$work"
    mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/root" "${place%/*}"
    touch "$work/status"
    cat >"$work/apt.conf" <<-END
	APT::Architecture "$architecture";
	APT::Architectures { "$architecture"; };
	APT::Sandbox::User "root";
	Dir::State "$work";
	Dir::State::status "$work/status";
	Dir::Cache "$work";
	END
    export APT_CONFIG="$work/apt.conf"
    apt-get -qq update >&2 || true # what fails may be a source without this architecture
    cd "$work"
    for package; do
        newest=$(apt-cache depends "$package" | sed -n "s/^ *Depends: \(linux-image-.*\)/\1/p")
        apt-get -qq download "${newest:-$package}" >&2
    done
    for deb in *.deb; do
        dpkg -x "$deb" root
    done
    find root -type l -lname '/*' | while read -r link; do # these are not meant for this machine's files
        ln -snf "$place$(readlink "$link")" "$link"
    done
    mv root "$place"
fi
echo "$place"
