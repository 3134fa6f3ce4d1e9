/** Who looked at, or changed, what about people, and who read what is there for audits: a row for every request. */
@NullMarked
package nl.opvang.plumbing.http.processing;

import org.jspecify.annotations.NullMarked;
