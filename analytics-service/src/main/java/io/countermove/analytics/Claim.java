package io.countermove.analytics;

import io.countermove.contracts.announcement.Word;

/// Those claims of the article that a metric can test; the word of each is its id.
public enum Claim implements Word {
    GAP_IS_MONTHS(
            "A15",
            "The gap between the US and China in AI is months, not years",
            "supported with the interval's high below 12 months, contradicted with its low at 12 or above"),
    CURBS_SPUR_INNOVATION(
            "A16",
            "Curbs spur domestic innovation",
            "consistent with it with the low above 1 at 90 days, the placebo rank in the top 5 % and no other curb in"
                    + " the window; contradicted with the high below 1"),
    CURBS_TIGHTENED(
            "A1",
            "The US tightened its curbs step by step",
            "supported with surely more curbs in force than a year before, contradicted with surely fewer"),
    BAIDU_CLOUD_GREW(
            "A11",
            "Baidu's AI cloud revenue rose by 40 % in a year",
            "supported by reported numbers of the quarter and of the one a year before whose growth can be 40 % as"
                    + " rounded, contradicted by such of which it cannot");

    private final String row;
    private final String text;
    private final String wouldChange;

    Claim(String row, String text, String wouldChange) {
        this.row = row;
        this.text = text;
        this.wouldChange = wouldChange;
    }

    /// Of the table of the article's claims.
    public String row() {
        return row;
    }

    public String text() {
        return text;
    }

    /// What numbers would give another verdict.
    public String wouldChange() {
        return wouldChange;
    }
}
