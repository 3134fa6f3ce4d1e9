package nl.opvang.plumbing.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.opvang.contracts.event.PublishedEvent;
import org.junit.jupiter.api.Test;

class DeciderSpecTest
        extends DeciderSpec<DeciderSpecTest.Climb, Integer, DeciderSpecTest.Climbed, DeciderSpecTest.TooHigh> {
    record Climb(int step) implements Command {
        @Override
        public String aggregateId() {
            return "ladder:1";
        }
    }

    record Climbed(int step) implements PublishedEvent {}

    record TooHigh(int step) implements Refusal {}

    DeciderSpecTest() {
        super(new Decider<>(
                "ladder", Climb.class, Climbed.class, 0, DeciderSpecTest::decide, (on, event) -> event.step()));
    }

    private static Decision<Climbed, TooHigh> decide(Climb climb, int on) {
        if (climb.step() > 3) return Decision.refuse(new TooHigh(climb.step()));
        return climb.step() == on ? Decision.nothing() : Decision.accept(new Climbed(climb.step()));
    }

    @Test
    void what_follows_passes() {
        given().when(new Climb(1)).then(new Climbed(1));
        given(new Climbed(1)).when(new Climb(1)).thenNothing();
        givenAccepted(new Climb(1), new Climb(2)).when(new Climb(4)).thenRefused(new TooHigh(4));
        given().when(new Climb(1))
                .and()
                .when(new Climb(2))
                .thenState(step -> assertThat(step).isEqualTo(2));
    }

    @Test
    void what_does_not_follow_fails() {
        assertThatThrownBy(() -> given().when(new Climb(1)).then(new Climbed(2)))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> given().when(new Climb(1)).thenNothing()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> given().when(new Climb(1)).thenRefused(new TooHigh(1)))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> given().when(new Climb(4)).thenAccepted(events -> {}))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> givenAccepted(new Climb(4))).isInstanceOf(AssertionError.class);
    }
}
