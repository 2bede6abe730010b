package dev.wardstream.notify;

/** Carries messages to people. Blocking: each channel has threads of its own. */
interface Channel {
    /** One attempt. Whatever goes wrong is a result, not an exception. */
    SendResult send(Message message);
}
