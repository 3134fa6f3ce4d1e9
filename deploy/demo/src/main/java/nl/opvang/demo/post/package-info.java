/** Posts the planned history to the four services as its municipalities would: over the public API, and in no other way. */
@NullMarked
package nl.opvang.demo.post;

import org.jspecify.annotations.NullMarked;
