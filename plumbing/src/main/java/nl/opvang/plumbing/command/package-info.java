/** From command to stored events: the write side. */
@NullMarked
package nl.opvang.plumbing.command;

import org.jspecify.annotations.NullMarked;
