package io.countermove.events.imports.rest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// What a file that is of no known format seems to be.
final class Sniff {
    private Sniff() {}

    static String describe(byte[] head) {
        if (begins(head, "25504446")) {
            return "it is a PDF";
        }
        if (begins(head, "504b0304")) {
            return "it is a ZIP archive, or a spreadsheet (xlsx, ods): save the table as CSV UTF-8";
        }
        if (begins(head, "1f8b")) {
            return "it is compressed with gzip: unpack it first";
        }
        if (begins(head, "fffe") || begins(head, "feff")) {
            return "it is UTF-16 text: save it as UTF-8";
        }
        var first = new String(head, StandardCharsets.UTF_8).strip();
        if (first.startsWith("<")) {
            return "it is HTML or XML, perhaps the page of an error";
        }
        if (first.startsWith("[")) {
            return "it begins like a JSON array: announcements are taken one on each line";
        }
        if (first.startsWith("{")) {
            return "it begins like JSON, and its first line is not one whole object";
        }
        for (byte one : Arrays.copyOf(head, Math.min(head.length, 1024))) {
            if (one == 0) {
                return "it is binary";
            }
        }
        var line = first.lines().findFirst().orElse("");
        return "it begins with: " + (line.length() > 120 ? line.substring(0, 120) + "…" : line);
    }

    private static boolean begins(byte[] head, String hex) {
        var wanted = HexFormat.of().parseHex(hex);
        return head.length >= wanted.length && Arrays.equals(Arrays.copyOf(head, wanted.length), wanted);
    }
}
