/** Work that goes on as long as the service does. */
@NullMarked
package nl.opvang.plumbing.lifecycle;

import org.jspecify.annotations.NullMarked;
