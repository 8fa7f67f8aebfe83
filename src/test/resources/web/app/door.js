export const door = "open";
