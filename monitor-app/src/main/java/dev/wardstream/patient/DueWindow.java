package dev.wardstream.patient;

import dev.wardstream.score.Model;
import dev.wardstream.window.Window;

/** A window that is due, and a model that is to score it. */
public record DueWindow(Model model, Window window) {}
