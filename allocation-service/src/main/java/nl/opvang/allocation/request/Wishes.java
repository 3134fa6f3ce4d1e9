package nl.opvang.allocation.request;

import nl.opvang.contracts.allocation.ShelterWish;
import nl.opvang.plumbing.json.EventMapper;
import tools.jackson.databind.json.JsonMapper;

/** What a household asks for, as it stands in a row: in the same form as in events. */
public final class Wishes {
    private static final JsonMapper JSON = EventMapper.forEvents();

    private Wishes() {}

    public static String text(ShelterWish wish) {
        return JSON.writeValueAsString(wish);
    }

    public static ShelterWish parse(String text) {
        return JSON.readValue(text, ShelterWish.class);
    }
}
