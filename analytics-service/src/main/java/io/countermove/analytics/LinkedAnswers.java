package io.countermove.analytics;

import java.util.List;

/// The announcements until the day that answer each of some curbs, its policy or one of the announcements that move it.
///
/// @param said those that are mere statements
/// @param leftOut how many only report another
record LinkedAnswers(CurbAnswers deeds, CurbAnswers said, long leftOut) {

    static LinkedAnswers of(List<Curb> curbs, ObservationColumns columns, AsOf asOf) {
        var originals = new Originals(columns.revisions());
        var deeds = new CurbAnswers(curbs.size());
        var said = new CurbAnswers(curbs.size());
        var words = new CurbWords(curbs, columns);
        var statements = columns.kinds("statement.");
        var links = columns.revisions().respondsTo();
        var dates = columns.revisions().announcedOn();
        var known = columns.known(asOf);
        long today = asOf.validAt().toEpochDay();
        for (int row = 0; row < columns.revisions().size(); row++) {
            for (int i = 0; i < links.length(row); i++) {
                int entry = words.first(links.get(row, i));
                if (entry >= 0 && known.test(row) && dates.earliest(row) <= today) {
                    if (!originals.takes(row)) {
                        break;
                    }
                    boolean isStatement = statements.get(columns.revisions().kind(row));
                    for (; entry >= 0; entry = words.next(entry)) {
                        (isStatement ? said : deeds).add(words.curb(entry), row);
                    }
                }
            }
        }
        return new LinkedAnswers(deeds, said, originals.leftOut());
    }
}
