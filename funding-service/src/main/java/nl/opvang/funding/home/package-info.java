/** The first page of this service: what it is for, and what whoever is signed in does here. */
@NullMarked
package nl.opvang.funding.home;

import org.jspecify.annotations.NullMarked;
