package nl.opvang.plumbing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PresenceTest {
    private final Presence presence = new Presence();

    @Test
    void somebody_is_there_when_heard_and_not_for_ever() {
        assertThat(presence.isAnybodyThere()).isFalse();
        presence.heard();
        assertThat(presence.isAnybodyThere()).isTrue();
        await().until(() -> !presence.isAnybodyThere());
    }
}
