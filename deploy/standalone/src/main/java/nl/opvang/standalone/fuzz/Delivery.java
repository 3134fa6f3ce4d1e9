package nl.opvang.standalone.fuzz;

/** How the bytes of a request go out. */
enum Delivery {
    /** All at once. */
    WHOLE,
    /** In small pieces with pauses, yet all of them. */
    TRICKLED,
    /** Only the first half of the body; the client says that it is done, and listens. */
    HALF_CLOSED,
    /** Only the first half of the body; the client goes without a word. */
    ABANDONED,
    /** Only the first half of the body; the client stays silent until the server has had enough. */
    STALLED
}
