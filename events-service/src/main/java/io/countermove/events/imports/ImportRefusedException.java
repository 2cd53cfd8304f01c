package io.countermove.events.imports;

import java.util.Map;

/// An import that is not done although its file can be read; nothing was published.
public final class ImportRefusedException extends RuntimeException {
    private final String rule;
    private final transient Map<String, Object> numbers;

    public ImportRefusedException(String rule, String message, Map<String, Object> numbers) {
        super(message);
        this.rule = rule;
        this.numbers = Map.copyOf(numbers);
    }

    public String rule() {
        return rule;
    }

    public Map<String, Object> numbers() {
        return numbers;
    }
}
