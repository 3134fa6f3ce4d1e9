package nl.opvang.plumbing.http.stream;

import java.util.List;

/** What one client has still to be told, in order; it remembers how far that is. */
@FunctionalInterface
public interface Changes {
    /** What comes next, a page at most; nothing when there is nothing more for now. */
    List<Change> next();
}
