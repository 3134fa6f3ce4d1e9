/** Quality beside capacity, which it never changes. */
@NullMarked
package nl.opvang.capacity.quality.read;

import org.jspecify.annotations.NullMarked;
