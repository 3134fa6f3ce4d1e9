/** Tells the whole plan to a simple country of its own and looks at what comes out. */
@NullMarked
package nl.opvang.demo.plan;

import org.jspecify.annotations.NullMarked;
