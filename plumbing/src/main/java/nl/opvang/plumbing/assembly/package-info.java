/** How the parts of a service are put together, each one named: nothing falls back to memory. */
@NullMarked
package nl.opvang.plumbing.assembly;

import org.jspecify.annotations.NullMarked;
