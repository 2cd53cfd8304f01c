package io.countermove.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class TilesTest {

    @Test
    void tellsNoMomentumThatImpreciseDatesLeaveOpen() throws JsonProcessingException {
        var trend = new ObjectMapper().readTree("""
                {"n": 10, "momentum": {"status": "CONFLICTING", "estimate": 0, "interval": {"low": 0, "high": 6}}}""");

        assertThat(Tiles.activity(new Loaded.Data(trend), "/evidence").notes())
                .containsExactly("momentum: too many dates are imprecise to say");
    }
}
