package io.countermove.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The figures as aligned text.
final class Table {
    private static final List<String> HEAD =
            List.of("", "measure", "ours: median [spread]", "against", "its median [spread]", "ratio", "budget", "");

    private Table() {}

    static String of(List<Figure> figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        figures.forEach(figure -> rows.add(cells(figure)));
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static List<String> cells(Figure figure) {
        double ratio = figure.ratio();
        return List.of(
                figure.id(),
                figure.measure(),
                figure.ours().text() + " " + figure.unit(),
                figure.against(),
                figure.peer().text(),
                Double.isNaN(ratio) ? "" : Samples.number(ratio),
                figure.budget(),
                figure.verdict().text());
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> cells.get(column)
                        + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }
}
