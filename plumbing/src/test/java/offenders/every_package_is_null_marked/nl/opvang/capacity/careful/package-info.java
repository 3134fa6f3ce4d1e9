/** Offends. */
@NullMarked
package offenders.every_package_is_null_marked.nl.opvang.capacity.careful;

import org.jspecify.annotations.NullMarked;
