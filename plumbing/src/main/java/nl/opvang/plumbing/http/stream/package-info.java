/** What changes, sent to those who listen for as long as they do: server-sent events. */
@NullMarked
package nl.opvang.plumbing.http.stream;

import org.jspecify.annotations.NullMarked;
