package io.countermove.contracts.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.countermove.contracts.Cast;
import io.countermove.contracts.event.EventType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemasTest {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    @ParameterizedTest
    @EnumSource
    void areSchemasOfTheirDialect(EventType type) {
        var text = Schemas.all().get(type.schema());
        var dialect = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(DIALECT));
        assertThat(dialect.validate(text, InputFormat.JSON)).isEmpty();
        var schema = Cast.json(String.valueOf(text));
        assertThat(schema.path("$schema").textValue()).isEqualTo(DIALECT);
        assertThat(schema.path("$id").textValue()).isEqualTo(type.dataSchema());
        assertThat(schema.path("title").textValue()).isNotEmpty();
    }
}
