package nl.opvang.torture.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.opvang.torture.history.Command.Accepted;
import nl.opvang.torture.history.Command.Refused;
import nl.opvang.torture.history.Command.Unknown;
import org.junit.jupiter.api.Test;

class CommandTest {
    private static final Accepted YES = new Accepted(true, "yes");
    private static final Refused NOT_YET = new Refused(false, "");
    private static final Refused NEVER = new Refused(true, "no");

    private final Command command = new Command("capacity", "PUT", List.of());

    @Test
    void the_same_answer_again_is_as_it_should_be() {
        assertThat(command.answered(new Unknown(), YES)).isNull();
        assertThat(command.answered(YES, YES)).isNull();
    }

    @Test
    void another_answer_than_before_is_a_breach() {
        assertThat(command.answered(new Unknown(), YES)).isNull();
        assertThat(command.answered(YES, new Accepted(true, "another"))).isNotNull();
        assertThat(command.answered(YES, new Accepted(false, "yes"))).isNotNull();
        assertThat(command.answered(YES, NEVER)).isNotNull();
        assertThat(command.answered(YES, NOT_YET)).isNotNull();
        assertThat(command.outcome()).isEqualTo(YES);
    }

    @Test
    void what_was_refused_for_now_may_be_accepted_later() {
        assertThat(command.answered(new Unknown(), NOT_YET)).isNull();
        assertThat(command.answered(NOT_YET, YES)).isNull();
        assertThat(command.outcome()).isEqualTo(YES);
    }

    @Test
    void of_two_requests_at_once_one_may_have_come_too_early() {
        assertThat(command.answered(new Unknown(), YES)).isNull();
        assertThat(command.answered(new Unknown(), NOT_YET)).isNull();
        assertThat(command.answered(new Unknown(), NEVER)).isNotNull();
    }

    @Test
    void silence_is_no_answer() {
        assertThat(command.answered(new Unknown(), YES)).isNull();
        assertThat(command.answered(YES, new Unknown())).isNull();
        assertThat(command.outcome()).isEqualTo(YES);
    }
}
