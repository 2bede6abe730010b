package dev.wardstream.alarm;

/** How soon someone must act (IEC 60601-1-8): high immediately, medium promptly, low by being aware. */
public enum Priority {
    LOW,
    MEDIUM,
    HIGH
}
