package io.countermove.events.imports.formats;

import java.util.regex.Pattern;

/// Names of organisations that hold a comma, and are one name all the same.
final class Organisations {
    private static final Pattern WITH_COMMA = Pattern.compile(
            "(?i)(university of [\\p{L} ]+, (berkeley|los angeles|san diego|san francisco|irvine|santa barbara|davis|santa cruz"
                    + "|riverside|austin|dallas|arlington|san antonio|urbana-champaign|urbana champaign|chicago|madison|milwaukee"
                    + "|chapel hill|charlotte|college park|baltimore county|amherst|lowell|boston|ann arbor|boulder|denver"
                    + "|twin cities|lincoln|knoxville)"
                    + "|nersc, lawrence berkeley national laboratory)");

    private Organisations() {}

    static boolean isOne(String name) {
        return WITH_COMMA.matcher(name).matches();
    }
}
