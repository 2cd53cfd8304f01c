package io.countermove.contracts.validation;

import com.networknt.schema.Error;
import java.util.Locale;

/// Translates the schema validator's errors into violations.
final class SchemaErrors {

    private SchemaErrors() {}

    static Violation violation(Error error) {
        var pointer = error.getInstanceLocation().toString();
        var property = error.getProperty();
        var keyword = error.getKeyword();
        var names = keyword.equals("required") || keyword.endsWith("Properties");
        var at = names && property != null && !keyword.equals("maxProperties")
                ? pointer + "/" + escape(property)
                : pointer;
        return new Violation(at, rule(keyword), detail(error, keyword));
    }

    private static String detail(Error error, String keyword) {
        return switch (keyword) {
            case "unevaluatedProperties", "additionalProperties" ->
                "there is no field '%s' here; the schemas under /api/v1/schemas list those that are"
                        .formatted(error.getProperty());
            case "required" -> "the field '%s' is missing".formatted(error.getProperty());
            default -> error.getMessage();
        };
    }

    private static String rule(String keyword) {
        return switch (keyword) {
            case "unevaluatedProperties", "additionalProperties" -> "unknown-field";
            case "required" -> "required-field";
            default -> "schema-" + keyword.toLowerCase(Locale.ROOT);
        };
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
