package nl.opvang.standalone.fuzz;

/** In which respect a request is not as it should be; and how many of a thousand are of the kind. */
enum Kind {
    VALID(280),
    VALUE_TYPE(70),
    VALUE_BOUNDS(70),
    FIELD_MISSING(30),
    FIELD_UNKNOWN(30),
    FIELD_TWICE(20),
    ENCODING(60),
    MALFORMED(50),
    DEEP(15),
    HUGE(4),
    MEDIA_TYPE(35),
    SLOW(6),
    BROKEN_OFF(8),
    STALLED(0),
    LINES(70),
    METHOD(30),
    PATH(60),
    QUERY(60),
    HEADER(50),
    TOKEN(100),
    REQUEST_LINE(30);

    /** Each of these keeps a connection busy until the server gives up, so there are few. */
    static final int ONE_STALLED_IN = 1_500;

    private final int perMille;

    Kind(int perMille) {
        this.perMille = perMille;
    }

    /** The kind at this place out of a thousand and some. */
    static Kind at(int place) {
        int left = place;
        for (var kind : values()) {
            left -= kind.perMille;
            if (left < 0) return kind;
        }
        return VALID;
    }

    static int total() {
        int sum = 0;
        for (var kind : values()) sum += kind.perMille;
        return sum;
    }
}
