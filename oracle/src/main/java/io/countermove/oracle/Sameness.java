package io.countermove.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which ids name one thing: what one announcement calls the same, unless another says that they are not, and what is
/// the same as that.
final class Sameness {

    private Sameness() {}

    /// All ids of the thing; the canonical one is the first.
    static SortedSet<String> of(String id, List<Said> known) {
        var ids = new TreeSet<>(List.of(id));
        boolean grown = true;
        while (grown) {
            var more = new TreeSet<String>();
            for (var one : ids) {
                more.addAll(saidSame(one, known));
            }
            grown = ids.addAll(more);
        }
        return ids;
    }

    private static SortedSet<String> saidSame(String id, List<Said> known) {
        var same = new TreeSet<>(comparedWith(id, "identity.same-as", known));
        same.removeAll(comparedWith(id, "identity.not-same-as", known));
        return same;
    }

    private static List<String> comparedWith(String id, String kind, List<Said> known) {
        var others = new ArrayList<String>();
        for (var by : known) {
            var compared = by.inRole("same");
            if (by.kind().equals(kind) && compared.contains(id)) {
                others.addAll(compared);
            }
        }
        return others;
    }
}
