package io.countermove.analytics;

import java.util.Arrays;
import java.util.List;

/// By which words an announcement can link to which curbs: their policies and the announcements that move them. Chains
/// in arrays, because every link of every announcement is looked up.
final class CurbWords {

    private static final int END = -1;

    private final int[] heads;
    private final Ints next = new Ints();
    private final Ints curbs = new Ints();
    private int entries;

    CurbWords(List<Curb> curbs, ObservationColumns columns) {
        heads = new int[columns.words()];
        Arrays.fill(heads, END);
        // The last of a word comes first: so they are met in their order.
        for (int i = curbs.size() - 1; i >= 0; i--) {
            add(columns.code(curbs.get(i).policy().toString()), i);
            for (var announcement : curbs.get(i).announcements()) {
                add(columns.code(announcement), i);
            }
        }
    }

    private void add(int word, int curb) {
        if (word != Dictionary.NONE) {
            next.set(entries, heads[word]);
            curbs.set(entries, curb);
            heads[word] = entries++;
        }
    }

    /// The first entry of a word, or -1.
    int first(int word) {
        return heads[word];
    }

    /// The one after it of the same word, or -1.
    int next(int entry) {
        return next.get(entry);
    }

    /// Which curb an entry is of.
    int curb(int entry) {
        return curbs.get(entry);
    }
}
