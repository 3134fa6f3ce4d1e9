/**
 * Many writes in one request: NDJSON in, one result per line out, in order, with bounded memory.
 *
 * <p>A line is {@code {"id": "...", "type": "...", "data": {...}}}: the client's own id of the line, by which a repeat is known, the type
 * that a feature registered as a {@link nl.opvang.plumbing.http.bulk.LineType} bean, and that feature's form. A line of {@code POST
 * /v1/imports} also has {@code knownAt} and, unless its type is national, {@code municipality}. A result is {@code {"line": 1, "id": "...",
 * "status": 201, "position": "...", "sequence": 0, "events": [...]}}, or has the {@code problem}. Blank lines count and are passed over.
 */
@NullMarked
package nl.opvang.plumbing.http.bulk;

import org.jspecify.annotations.NullMarked;
