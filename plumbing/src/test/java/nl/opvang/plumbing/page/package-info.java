/** What pages have in common. */
@NullMarked
package nl.opvang.plumbing.page;

import org.jspecify.annotations.NullMarked;
