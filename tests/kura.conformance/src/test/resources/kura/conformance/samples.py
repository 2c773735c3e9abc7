# SPDX-License-Identifier: EPL-2.0
"""Reads OpenMetrics pages, one after the other, with a strict parser and says what it found, a line for each sample.

All texts are UTF-8 in hexadecimal and all values the bits of their doubles, so that nothing has to be escaped and nothing is
rounded. A line says where a page ends.
"""

import struct
import sys

from prometheus_client.openmetrics.parser import text_string_to_metric_families


def encoded(text):
    return text.encode("utf-8").hex() or "-"


def main():
    pages = sys.stdin.buffer.read().decode("utf-8").split("\0PAGE\0")
    for number, page in enumerate(pages):
        try:
            for family in text_string_to_metric_families(page):
                print("family", family.name, family.type, family.unit or "-", encoded(family.documentation))
                for sample in family.samples:
                    labels = [part for pair in sorted(sample.labels.items()) for part in (pair[0], encoded(pair[1]))]
                    print("sample", sample.name, *labels, struct.pack(">d", sample.value).hex())
        except ValueError as error:
            sys.exit("page %d: %s\n%s" % (number, error, page))
        print("end")


main()
