package main

func measureSpeed() {}
