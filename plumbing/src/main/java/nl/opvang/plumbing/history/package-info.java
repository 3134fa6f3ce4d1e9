/** What a service has recorded, event by event, for those who check it. */
@NullMarked
package nl.opvang.plumbing.history;

import org.jspecify.annotations.NullMarked;
