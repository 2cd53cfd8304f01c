package io.countermove.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.Fact;
import io.countermove.contracts.announcement.FactValue;
import io.countermove.contracts.announcement.Qualifier;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    private final Vocabulary vocabulary = Vocabulary.standard();

    @Test
    void namesNothingThatItDoesNotDefine() {
        var roles = vocabulary.roles().keySet();
        var types = vocabulary.entityTypes().keySet();
        assertThat(vocabulary.kinds().values()).allSatisfy(kind -> {
            assertThat(kind.requires())
                    .isNotEmpty()
                    .allSatisfy(group -> assertThat(roles).containsAll(group.anyOf()));
            assertThat(roles).containsAll(kind.allows());
            assertThat(vocabulary.properties().keySet()).containsAll(kind.properties());
        });
        assertThat(vocabulary.roles().values())
                .allSatisfy(role -> assertThat(types).containsAll(role.types()));
        assertThat(vocabulary.properties().values()).allSatisfy(property -> {
            assertThat(property.types()).isNotEmpty();
            assertThat(types).containsAll(property.of()).containsAll(property.references());
        });
    }

    @Test
    void keepsCostsOnDifferentBasesInDifferentSlots() {
        assertThat(vocabulary.slotOf(cost("final-run-compute")))
                .isNotEqualTo(vocabulary.slotOf(cost("total-development")));
        assertThat(vocabulary.slotOf(cost("final-run-compute")))
                .isEqualTo(vocabulary.slotOf(cost("final-run-compute")));
    }

    private static Fact cost(String basis) {
        var money = new FactValue.Money(new BigDecimal("5600000"), "USD", basis, Qualifier.ABOUT, null, null);
        return new Fact(EntityId.parse("model:deepseek-v3"), "training-cost", money, Map.of(), null, null, null);
    }
}
