package io.countermove.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/// Bodies of which none is an announcement, by how they are made. The same at each run.
final class MalformedBodies {
    private static final String ANNOUNCEMENT = """
            {"id": "malformed", "kind": "price.changed", "title": "Fees dropped", "announcedOn": "2025-02-13",
             "validFrom": "2025-04-01", "validTo": null, "jurisdictions": ["CN"],
             "participants": [{"role": "vendor", "entity": "org:baidu", "name": "百度",
                               "names": [{"value": "Baidu", "language": "en"}], "identifiers": {"ticker": "BIDU"}},
                              {"role": "service", "entity": "service:ernie-bot"}],
             "facts": [{"entity": "service:ernie-bot", "property": "subscription-fee", "confidence": "confirmed",
                        "value": {"amount": "0", "currency": "CNY", "basis": "per-month"}, "qualifiers": {"tier": "pro"}}],
             "respondsTo": [], "alsoReportedBy": [{"publisher": "Reuters"}], "confidence": "confirmed", "language": "zh",
             "source": {"url": "https://example.com/", "publisher": "Baidu", "publishedOn": "2025-02-13", "quote": "Free."}}""";
    static final String EVENT = """
            {"specversion": "1.0", "id": "malformed", "source": "/publishers/local", "subject": "malformed",
             "type": "io.countermove.announcement.published.v1", "data": %s}""";
    static final String PLAIN = "application/json";
    static final String STRUCTURED = "application/cloudevents+json";
    private static final List<byte[]> NO_TEXT = List.of(
            bytes(0),
            bytes(0xff),
            bytes(0xc0, 0xa0),
            bytes(0xe0, 0x80, 0x80),
            bytes(0xed, 0xa0, 0x80),
            bytes(0xf5),
            bytes(0x80));
    private static final List<String> NO_JSON = List.of(
            "",
            " ",
            "null",
            "true",
            "7",
            "\"text\"",
            "nul",
            "NaN",
            "{]",
            "[}",
            "{,}",
            "{\"a\"}",
            "{\"a\":}",
            "{a: 1}",
            "{'a': 1}",
            "{\"a\": 01}",
            "{\"a\": +1}",
            "{\"a\": .5}",
            "{\"a\": 0x1F}",
            "{\"a\": Infinity}",
            "{\"a\": 1,}",
            "// no\n{}",
            "{} {}",
            "{\"a\": \"\n\"}",
            "{\"a\": \"\\x\"}",
            "{\"a\": \"\\u12\"}",
            "\uFEFF",
            "]",
            "{\"a\": tru}");

    private final Random random;
    private final List<MalformedBody> bodies = new ArrayList<>();

    private MalformedBodies(long seed) {
        random = new Random(seed);
    }

    static List<MalformedBody> of(long seed) {
        var made = new MalformedBodies(seed);
        made.addCutAndSpoiled();
        made.addDeepAndHuge();
        made.addTwice();
        made.addHalfSurrogates();
        made.addEncodings();
        NO_JSON.forEach(text -> made.add("no announcement", PLAIN, text));
        made.bodies.addAll(WrongTypes.of(ANNOUNCEMENT));
        made.bodies.addAll(MalformedEvents.of(ANNOUNCEMENT));
        return made.bodies;
    }

    private void addCutAndSpoiled() {
        var good = good();
        for (int i = 0; i < 70; i++) {
            add("cut", PLAIN, Arrays.copyOf(good, 1 + random.nextInt(good.length - 1)));
            add("spoiled", PLAIN, with(good, NO_TEXT.get(i % NO_TEXT.size())));
        }
        for (int i = 0; i < 20; i++) {
            var noise = new byte[1 + random.nextInt(2_000)];
            random.nextBytes(noise);
            noise[0] = (byte) 0xff;
            add("noise", PLAIN, noise);
        }
    }

    private void addDeepAndHuge() {
        for (int depth : List.of(33, 100, 1_000, 10_000, 100_000)) {
            for (var open : List.of("[", "{\"a\":")) {
                add("deep", PLAIN, (open.repeat(depth) + "1"));
                add("deep", PLAIN, (open.repeat(depth) + "1" + (open.equals("[") ? "]" : "}").repeat(depth)));
                add("deep", PLAIN, ANNOUNCEMENT.replace("\"Fees dropped\"", open.repeat(depth)));
            }
        }
        for (var number : List.of(
                "1" + "0".repeat(101),
                "1" + "0".repeat(400_000),
                "0." + "1".repeat(200_000),
                "1e999999999",
                "1e-999999999",
                "-1E+2147483648",
                "1e99999999999999999999",
                "1e" + "9".repeat(90),
                "-0.0e-0",
                "9".repeat(99))) {
            for (var place : List.of("\"Fees dropped\"", "\"2025-02-13\"", "\"CNY\"", "\"vendor\"")) {
                add("number", PLAIN, ANNOUNCEMENT.replace(place, number));
            }
        }
        for (var amount :
                List.of("1e2147483647", "1e2147483648", "1e-2147483647", "1e1000", "\"1e999\"", "1e-999999")) {
            add("amount", PLAIN, ANNOUNCEMENT.replace("\"amount\": \"0\"", "\"amount\": " + amount));
        }
        add("long", PLAIN, ANNOUNCEMENT.replace("Fees dropped", "F".repeat(501)));
        add("long", PLAIN, ANNOUNCEMENT.replace("Fees dropped", "F".repeat(450_000)));
        add("long", PLAIN, ANNOUNCEMENT.replace("Free.", "F".repeat(600_000)));
        add("long", PLAIN, ANNOUNCEMENT.replace("\"title\"", "\"" + "t".repeat(300_000) + "\""));
        add("long", PLAIN, ("[" + " ".repeat(6_000_000) + "]"));
    }

    /// Each object in turn says one of its members again.
    private void addTwice() {
        var members = ANNOUNCEMENT.split("(?=\"(role|name|value|ticker|entity|amount|tier|url|publisher)\":)", -1);
        for (int i = 1; i < members.length; i++) {
            var again = members[i].substring(0, members[i].indexOf(':') + 1) + " \"again\", ";
            var twice = String.join("", Arrays.copyOf(members, i))
                    + again
                    + String.join("", Arrays.copyOfRange(members, i, members.length));
            add("twice", PLAIN, twice);
            add("twice", STRUCTURED, EVENT.formatted(twice));
        }
    }

    private void addHalfSurrogates() {
        for (var half : List.of("\\ud83d", "\\uDE00", "\\ude00\\ud83d", "x\\uD800\\u0041")) {
            for (var place : List.of("Fees dropped", "百度", "Free.", "Reuters", "ticker", "pro", "Baidu")) {
                add("half a surrogate pair", PLAIN, ANNOUNCEMENT.replace(place, half));
            }
        }
    }

    private void addEncodings() {
        for (var charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "GB18030", "IBM500")) {
            add("in " + charset, PLAIN, ANNOUNCEMENT.getBytes(Charset.forName(charset)));
            add("in " + charset, PLAIN + "; charset=" + charset, ANNOUNCEMENT.getBytes(Charset.forName(charset)));
            add("said to be " + charset, STRUCTURED + "; charset=" + charset, EVENT.formatted("{}"));
        }
        var packed = packed(good());
        for (int i = 0; i < 10; i++) {
            var cut = Arrays.copyOf(packed, 1 + random.nextInt(packed.length - 1));
            add("gzip, cut, unsaid", PLAIN, cut);
            bodies.add(new MalformedBody("gzip, cut", Map.of("Content-Type", PLAIN, "Content-Encoding", "gzip"), cut));
        }
        bodies.add(new MalformedBody("gzip", Map.of("Content-Type", PLAIN, "Content-Encoding", "gzip"), packed));
        for (var type : List.of(
                "text/plain",
                "application/xml",
                "*/*",
                "application/cloudevents+avro",
                "multipart/form-data",
                "json",
                ";")) {
            add("type " + type, type, good());
        }
    }

    private void add(String name, String type, String body) {
        bodies.add(MalformedBody.of(name, type, body));
    }

    private void add(String name, String type, byte[] body) {
        bodies.add(new MalformedBody(name, Map.of("Content-Type", type), body));
    }

    private byte[] with(byte[] good, byte[] spoiling) {
        int at = random.nextInt(good.length);
        while ((good[at] & 0xc0) == 0x80) { // not within a character
            at--;
        }
        var spoiled = new ByteArrayOutputStream();
        spoiled.write(good, 0, at);
        spoiled.writeBytes(spoiling);
        spoiled.write(good, at, good.length - at);
        return spoiled.toByteArray();
    }

    private static byte[] packed(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(out)) {
            packing.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] good() {
        return ANNOUNCEMENT.getBytes(UTF_8);
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
