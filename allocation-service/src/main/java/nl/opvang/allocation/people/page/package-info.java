/** Where a municipality registers people and says where they stay, and finds them by the number that it knows them by. */
@NullMarked
package nl.opvang.allocation.people.page;

import org.jspecify.annotations.NullMarked;
